package dev.kechuang.notice.process;

/** Names that {@code bpmn/notice/public-notice.bpmn} and the code share. ModelContractTest keeps both in step. */
public final class PublicNoticeProcess {

    public static final String ID = "public-notice";

    private PublicNoticeProcess() {}

    /** Elements the code names. */
    public static final class Elements {
        public static final String PUBLISH_NOTICE = "userTask_publishNotice";
        public static final String NOTICE_PERIOD_OVER = "event_noticePeriodOver";
        public static final String NOTICE_CLOSED = "endEvent_noticeClosed";
        public static final String NOTICE_WITHDRAWN = "endEvent_noticeWithdrawn";

        private Elements() {}
    }

    /** Messages the process waits for. */
    public static final class Messages {
        public static final String NOTICE_WITHDRAWN = "notice.withdrawn";

        private Messages() {}
    }
}
