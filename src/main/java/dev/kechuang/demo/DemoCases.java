package dev.kechuang.demo;

import dev.kechuang.payout.PaymentItem;
import dev.kechuang.shared.CaseNo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The story's cases by the names the story gives them. */
@Component
@DemoPart
class DemoCases {

    private record Known(CaseNo no, DemoUnit unit) {}

    private final Map<String, Known> known = new HashMap<>();

    void remember(String nickname, CaseNo caseNo, DemoUnit unit) {
        if (known.putIfAbsent(nickname, new Known(caseNo, unit)) != null)
            throw new IllegalStateException("Two cases are called " + nickname);
    }

    CaseNo no(String nickname) {
        return find(nickname).no();
    }

    List<CaseNo> nos(String... nicknames) {
        return Stream.of(nicknames).map(this::no).toList();
    }

    DemoUnit unit(String nickname) {
        return find(nickname).unit();
    }

    String itemNo(String nickname) {
        return PaymentItem.noOf(no(nickname).text());
    }

    private Known find(String nickname) {
        Known one = known.get(nickname);
        if (one == null) throw new IllegalStateException("Nobody has heard of " + nickname);
        return one;
    }
}
