package dev.kechuang.policy;

import dev.kechuang.shared.Money;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Several cases of one applicant in one year (domain 2.1): one reward a matter, then the caps in order of submission. */
public final class Stacking {

    /** A calculated case; {@code seq} is the order of submission. */
    public record Item(String id, int seq, String categoryCode, String stackGroup, String matterKey, Money amount) {}

    /** {@code perCategory}: most one applicant may get from a category; {@code granted}: this year's earlier decisions. */
    public record Caps(Money annual, Map<String, Money> perCategory, Money granted) {

        public static Caps annual(Money annual) {
            return new Caps(annual, Map.of(), Money.ZERO);
        }
    }

    /** {@code pay} holds every kept item, also one that a cap left with nothing. */
    public record Outcome(List<String> kept, List<String> dropped, Map<String, Money> pay, Money total) {}

    private record Matter(String stackGroup, String matterKey) {}

    private Stacking() {}

    public static Outcome settle(List<Item> items, Caps caps) {
        List<Item> kept = highestOnly(items);
        List<String> dropped = items.stream()
                .filter(item -> !kept.contains(item))
                .map(Item::id)
                .toList();
        Map<String, Money> pay = withinCaps(kept, caps);
        Money total = pay.values().stream().reduce(Money.ZERO, Money::plus);
        return new Outcome(kept.stream().map(Item::id).toList(), dropped, pay, total);
    }

    /** 就高不重复: of one matter within a stack group the highest amount stays; a tie goes to the earlier submission. */
    static List<Item> highestOnly(List<Item> items) {
        Comparator<Item> better = Comparator.comparing(Item::amount).reversed().thenComparing(Item::seq);
        Map<Matter, Item> best = new LinkedHashMap<>();
        for (Item item : items) {
            best.merge(
                    new Matter(item.stackGroup(), item.matterKey()),
                    item,
                    (one, other) -> better.compare(one, other) <= 0 ? one : other);
        }
        return best.values().stream().sorted(Comparator.comparing(Item::seq)).toList();
    }

    static Map<String, Money> withinCaps(List<Item> kept, Caps caps) {
        Map<String, Money> pay = new LinkedHashMap<>();
        Map<String, Money> leftInCategory = new HashMap<>(caps.perCategory());
        Money left = caps.annual().minus(caps.granted()).max(Money.ZERO);
        for (Item item : kept) {
            Money due = item.amount().min(left);
            Money categoryLeft = leftInCategory.get(item.categoryCode());
            if (categoryLeft != null) {
                due = due.min(categoryLeft);
                leftInCategory.put(item.categoryCode(), categoryLeft.minus(due));
            }
            pay.put(item.id(), due);
            left = left.minus(due);
        }
        return pay;
    }
}
