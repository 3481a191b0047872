/**
 * Official lists (在册单位, 高新技术企业认定, 科技型中小企业入库) become units of the registry and cases of path AUTO, exactly once.
 * Owns {@code official_list} and {@code official_list_row}; has no process of its own. Domain 3.2, AUTO detail (1) and (2).
 */
@ApplicationModule(
        displayName = "Intake",
        allowedDependencies = {
            "shared",
            "calendar",
            "audit",
            "policy",
            "registry",
            "campaign",
            "nomination",
            "evidence",
            "notification"
        })
package dev.kechuang.intake;

import org.springframework.modulith.ApplicationModule;
