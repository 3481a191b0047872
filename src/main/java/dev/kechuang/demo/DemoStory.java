package dev.kechuang.demo;

import org.springframework.stereotype.Component;

/** The demo year day by day, from the first call on 12 January 2026 to the morning of 2 March: what a calendar would show. */
@Component
@DemoPart
class DemoStory {

    private final DemoTime time;
    private final DemoFrame frame;
    private final DemoLists lists;
    private final FirstBatch first;
    private final Objectors objectors;
    private final ListCases listCases;
    private final LaterBatches later;
    private final EarlyEnds ends;
    private final NewCases fresh;

    DemoStory(
            DemoTime time,
            DemoFrame frame,
            DemoLists lists,
            FirstBatch first,
            Objectors objectors,
            ListCases listCases,
            LaterBatches later,
            EarlyEnds ends,
            NewCases fresh) {
        this.time = time;
        this.frame = frame;
        this.lists = lists;
        this.first = first;
        this.objectors = objectors;
        this.listCases = listCases;
        this.later = later;
        this.ends = ends;
        this.fresh = fresh;
    }

    void tell() {
        frame.open();
        january();
        earlyFebruary();
        aroundTheSpringFestival();
        lastDays();
    }

    private void january() {
        time.until(1, 13, 9, 30);
        first.apply();
        time.until(1, 14, 10, 0);
        first.accept();
        lists.highTech();
        time.until(1, 16, 14, 0);
        listCases.confirmHighTech();
        time.until(1, 19, 11, 0);
        first.clear();
        listCases.clearHighTech();
        time.until(1, 20, 9, 0);
        ends.applyIncomplete();
        time.until(1, 21, 15, 0);
        first.meeting();
        listCases.meetingOnHighTech();
        ends.askWhatIsNeverCorrected();
        time.until(1, 22, 9, 0);
        first.publish();
        listCases.publishHighTech();
        time.until(1, 26, 10, 0);
        later.applyForMainBatch();
        time.until(1, 27, 16, 0);
        objectors.object(first.noticeNo());
        later.acceptMainBatch();
        time.until(1, 28, 9, 0);
        objectors.admit();
        time.until(1, 29, 9, 0);
        objectors.answer();
        time.until(1, 30, 10, 0);
        first.assemble();
        objectors.investigate();
    }

    private void earlyFebruary() {
        time.until(2, 2, 9, 0);
        first.budget();
        later.clearMainBatch();
        ends.applyForVeto();
        time.until(2, 3, 9, 0);
        ends.acceptBeforeVeto();
        time.until(2, 4, 10, 0);
        objectors.rule();
        first.government();
        time.until(2, 5, 9, 0);
        first.decide();
        lists.techSmes();
        ends.veto();
        objectors.assembleTheDismissed();
        time.until(2, 6, 10, 0);
        first.confirmAccounts();
        later.applyForUpgrade();
        later.mainMeeting();
        objectors.budgetOfTheDismissed();
        ends.stateOnVeto();
        frame.prolong();
        time.until(2, 9, 10, 0);
        first.pay();
        listCases.confirmTechSme();
        later.acceptUpgrade();
        objectors.governmentRejectsTheDismissed();
        ends.upholdVeto();
        ends.applyOutOfPeriod();
        time.until(2, 10, 15, 0);
        first.bankAnswers();
        later.applyForNextNotice();
        ends.refuseOutOfPeriod();
        time.until(2, 11, 9, 0);
        first.correctReturned();
        later.publishMainBatch();
        later.clearUpgrade();
        later.acceptNextNotice();
        ends.confirmRefusal();
    }

    private void aroundTheSpringFestival() {
        time.until(2, 12, 9, 0);
        first.payAgain();
        later.upgradeMeeting();
        listCases.clearTechSme();
        time.until(2, 13, 9, 0);
        first.bankAnswersAgain();
        later.publishUpgrade();
        later.clearNextNotice();
        fresh.applyAndHearNothing();
        time.until(2, 24, 9, 0);
        fresh.applyForJointCheck();
        listCases.confirmLate();
        time.until(2, 25, 10, 0);
        fresh.acceptForJointCheck();
        fresh.applyForCorrection();
        later.nextMeeting();
        listCases.meetingOnTechSme();
        time.until(2, 26, 9, 0);
        later.publishNextNotice();
        later.assembleMainBatch();
        listCases.publishTechSme();
        listCases.contest();
        lists.moreTechSmes();
        first.confirmLateAccounts();
        fresh.askCorrections();
        fresh.withdraw();
    }

    private void lastDays() {
        time.until(2, 27, 10, 0);
        later.confirmBudget();
        later.objectToNext();
        first.startLateBatch();
        fresh.departmentsSpeak();
        fresh.begin();
        time.until(2, 28, 10, 0);
        first.releaseLateBatch();
        fresh.correct();
        fresh.clear();
        fresh.meeting();
        time.until(3, 2, 8, 30);
        first.submitLastBatch();
        fresh.applyAtTheEnd();
    }
}
