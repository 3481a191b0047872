package dev.kechuang.notice.process;

import dev.kechuang.workflow.TaskPages;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Where the portal works this module's tasks. */
@Component
class NoticeTaskPages implements TaskPages {

    @Override
    public Map<String, String> taskPages() {
        return Map.of(
                PublicNoticeProcess.Elements.PUBLISH_NOTICE, "/portal/notice/{businessKey}",
                ObjectionProcess.Elements.ANSWER_OBJECTION, "/portal/my/objections/{businessKey}");
    }
}
