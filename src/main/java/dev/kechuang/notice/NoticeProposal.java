package dev.kechuang.notice;

import dev.kechuang.policy.CasePath;
import dev.kechuang.shared.Money;

/** Proposed cases of one path that stand in no notice yet; {@code days} is that path's notice period in working days. */
public record NoticeProposal(int programmeYear, CasePath path, int days, int count, Money total) {}
