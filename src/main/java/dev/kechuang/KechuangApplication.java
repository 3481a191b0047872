package dev.kechuang;

import dev.kechuang.policy.cli.PolicyCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The product: one application with the embedded engine, its web apps, the portal and the public site. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class KechuangApplication {

    public static void main(String[] args) {
        // The clerk's commands need no application: they answer at once and touch no data.
        if (PolicyCommand.isMeant(args)) {
            System.exit(PolicyCommand.run(args, System.in, new FileOutputStream(FileDescriptor.out), System.err));
        }
        // Instants are stored in UTC; only what people read is put into Asia/Shanghai.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        SpringApplication.run(KechuangApplication.class, args);
    }
}
