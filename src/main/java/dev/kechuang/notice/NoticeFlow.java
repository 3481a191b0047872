package dev.kechuang.notice;

/** Steps of the module's processes that persons take in the portal; the task's completion calls the face. */
public interface NoticeFlow {

    void publish(String noticeNo, String userId);

    void answer(String objectionNo, String answer, String userId);
}
