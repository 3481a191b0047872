package dev.kechuang.notice;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code objectionsPerSource} is how many objections one address may send a day. */
@ConfigurationProperties("kechuang.notice")
public record NoticeSettings(@DefaultValue("10") int objectionsPerSource) {}
