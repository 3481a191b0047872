package dev.kechuang.notice.process;

import dev.kechuang.notice.Notices;
import dev.kechuang.notice.ObjectionProceedings;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Due dates of the models: always the stored deadline, never computed here. Public, as expressions call nothing else. */
@Component
public class NoticeCalendar {

    private final Notices notices;
    private final ObjectionProceedings proceedings;

    NoticeCalendar(Notices notices, ObjectionProceedings proceedings) {
        this.notices = notices;
        this.proceedings = proceedings;
    }

    public Date endOf(DelegateExecution execution) {
        return date(notices.deadlineOf(execution.getProcessBusinessKey()));
    }

    public Date dueOfAdmission(DelegateExecution execution) {
        return date(proceedings.admissionDue(execution.getProcessBusinessKey()));
    }

    public Date dueOfAnswer(DelegateExecution execution) {
        return date(proceedings.answerDue(execution.getProcessBusinessKey()));
    }

    public Date dueOfInvestigation(DelegateExecution execution) {
        return date(proceedings.investigationDue(execution.getProcessBusinessKey()));
    }

    private static Date date(Instant instant) {
        return Date.from(instant);
    }
}
