package dev.kechuang.evidence;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Evidence lies under the data directory. */
@Configuration
class EvidenceConfiguration {

    @Bean
    EvidenceFiles evidenceFiles(@Value("${kechuang.data-dir:./data}") Path dataDir) {
        return new EvidenceDirectory(dataDir.resolve("evidence"));
    }
}
