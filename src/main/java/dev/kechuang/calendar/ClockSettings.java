package dev.kechuang.calendar;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Whether the business clock may be moved: never in production, yes for training and demonstrations. */
@ConfigurationProperties("kechuang.clock")
public record ClockSettings(@DefaultValue("false") boolean movable) {}
