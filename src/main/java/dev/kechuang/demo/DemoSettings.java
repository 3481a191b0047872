package dev.kechuang.demo;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDateTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Demo mode: {@code force} lets it run on PostgreSQL, {@code story} tells the demo year into an empty database, {@code now}
 * (Asia/Shanghai) is when the story ends, {@code password} is everybody's.
 */
@Validated
@ConfigurationProperties("kechuang.demo")
public record DemoSettings(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("false") boolean force,
        @DefaultValue("true") boolean story,
        @NotNull @DefaultValue("2026-03-02T09:00:00") LocalDateTime now,

        @Size(min = 12, max = 72) @DefaultValue("kechuang-demo")
        String password) {}
