package dev.kechuang.workflow;

import java.util.Map;

/** Pages of the portal where a task is worked: task key to path, in which {@code {businessKey}} is replaced. */
public interface TaskPages {

    Map<String, String> taskPages();
}
