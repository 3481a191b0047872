package dev.kechuang.policy;

/** What a reviewed category adds: the least score that passes and the most places a year; 0 = no such limit. */
public record ReviewLimits(int passScore, int quota) {}
