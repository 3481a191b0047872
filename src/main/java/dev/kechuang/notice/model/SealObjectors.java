package dev.kechuang.notice.model;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** On start: the key is no business of the database, so what a migration would do to old rows is done here, once. */
@Component
class SealObjectors implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(SealObjectors.class);

    private final ObjectorRows objectors;

    SealObjectors(ObjectorRows objectors) {
        this.objectors = objectors;
    }

    @Override
    public void run(ApplicationArguments args) {
        int sealed = objectors.sealPlain();
        if (sealed > 0) log.info("Sealed who made {} earlier objections", sealed);
    }
}
