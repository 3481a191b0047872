package dev.kechuang.workflow;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Switches on timed work of the program itself; deadlines of cases are the engine's timers. */
@Configuration
@EnableScheduling
class Scheduling {}
