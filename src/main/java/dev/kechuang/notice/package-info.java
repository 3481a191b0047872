/**
 * Public notices (公示, domain.md 3.8) and objections (异议): what the public reads, byte for byte, and what it may object to.
 * States: notice DRAFT, PUBLISHED, CLOSED, WITHDRAWN; entry LISTED, HELD, PASSED, REMOVED. Processes: public-notice, objection.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "calendar",
            "workflow",
            "audit",
            "policy",
            "registry",
            "evidence",
            "notification",
            "deadline",
            "nomination"
        })
package dev.kechuang.notice;
