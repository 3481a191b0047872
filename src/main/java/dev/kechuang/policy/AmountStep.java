package dev.kechuang.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;

/** One step of a calculation, in yuan: it can be read ({@code zh}, {@code en}) and done again ({@link AmountResult#redo}). */
public record AmountStep(int no, String zh, String en, Operation operation, List<Operand> operands, BigDecimal result) {

    /** Where an operand comes from: the case's facts, the pack, earlier payments, or an earlier step. */
    public enum Source {
        FACT,
        RULE,
        PAID_BEFORE,
        STEP
    }

    /** A named value; for {@link Source#STEP} the name is the number of that step. */
    public record Operand(Source source, String name, BigDecimal value) {}

    /** What is done with the operands. Comparisons yield 1 or 0, so that a threshold is a factor. */
    public enum Operation {
        TAKE("") {
            @Override
            BigDecimal of(List<BigDecimal> values) {
                return values.get(0);
            }
        },
        ADD(" + ") {
            @Override
            BigDecimal of(List<BigDecimal> values) {
                return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            }
        },
        SUBTRACT(" − ") {
            @Override
            BigDecimal of(List<BigDecimal> values) {
                return values.get(0).subtract(values.get(1));
            }
        },
        MULTIPLY(" × ") {
            @Override
            BigDecimal of(List<BigDecimal> values) {
                return values.stream().reduce(BigDecimal.ONE, BigDecimal::multiply);
            }
        },
        LESSER_OF(" ∧ ") {
            @Override
            BigDecimal of(List<BigDecimal> values) {
                return values.get(0).min(values.get(1));
            }
        },
        GREATER_OF(" ∨ ") {
            @Override
            BigDecimal of(List<BigDecimal> values) {
                return values.get(0).max(values.get(1));
            }
        },
        AT_LEAST(" ≥ ") {
            @Override
            BigDecimal of(List<BigDecimal> values) {
                return values.get(0).compareTo(values.get(1)) >= 0 ? BigDecimal.ONE : BigDecimal.ZERO;
            }
        },
        MORE_THAN(" > ") {
            @Override
            BigDecimal of(List<BigDecimal> values) {
                return values.get(0).compareTo(values.get(1)) > 0 ? BigDecimal.ONE : BigDecimal.ZERO;
            }
        },
        /** The part of the first value that lies above the second and, if there is a third, not above that. */
        SLICE(" | ") {
            @Override
            BigDecimal of(List<BigDecimal> values) {
                BigDecimal top = values.size() > 2 ? values.get(0).min(values.get(2)) : values.get(0);
                return top.subtract(values.get(1)).max(BigDecimal.ZERO);
            }
        },
        FLOOR_TO_YUAN("") {
            @Override
            BigDecimal of(List<BigDecimal> values) {
                return values.get(0).setScale(0, RoundingMode.FLOOR);
            }
        };

        private final String sign;

        Operation(String sign) {
            this.sign = sign;
        }

        abstract BigDecimal of(List<BigDecimal> values);
    }

    /** "按比例计算 Percentage: rd 350000 × rate 0.08 = 28000"; "[2] 28000" is what step 2 gave. */
    public String line() {
        String left = operands.stream()
                .map(operand -> (operand.source() == Source.STEP ? "[" + operand.name() + "]" : operand.name()) + " "
                        + plain(operand.value()))
                .collect(Collectors.joining(sign()));
        return zh + " " + en + ": " + left + " = " + plain(result);
    }

    /** "350000 × 0.08 = 28000". */
    public String formula() {
        String left = operands.stream().map(operand -> plain(operand.value())).collect(Collectors.joining(sign()));
        return left + " = " + plain(result);
    }

    private String sign() {
        return operation.sign.isEmpty() ? ", " : operation.sign;
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
