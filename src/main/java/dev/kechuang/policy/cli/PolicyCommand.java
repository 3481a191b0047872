package dev.kechuang.policy.cli;

import dev.kechuang.policy.PolicyPack;
import dev.kechuang.policy.model.BrokenPack;
import dev.kechuang.policy.model.PackFiles;
import dev.kechuang.policy.model.PackReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** {@code java -jar kechuang.jar policy ...}: exit 0 = answered, 1 = {@code check} found something, 2 = usage or an unreadable pack. */
public final class PolicyCommand {

    private static final String WORD = "policy";
    private static final int DONE = 0;
    private static final int UNUSABLE = 2;

    private static final String USAGE = """
            用法 / usage: java -jar kechuang.jar policy COMMAND ...
              policy amounts PACK     标准输入逐行 JSON 案件 -> 逐行金额与步骤 / JSON lines of cases on stdin -> amounts with their steps
              policy stack PACK       标准输入一个 JSON 文档 -> 就高、限额、压减后的金额 / one JSON document on stdin -> after caps and scaling
              policy check PACK       检查政策包，每行一个问题 / one finding a line: file:line: message
              policy diff OLD NEW     两个政策包的差异与样例 / what changes for whom, with sample cases
            PACK: 政策包文件夹或 zip / a policy pack, folder or zip
            """;

    private final InputStream in;
    private final OutputStream out;
    private final PrintStream err;

    private PolicyCommand(InputStream in, OutputStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /** Whether these are arguments for here and not for the application. */
    public static boolean isMeant(String[] args) {
        return args.length > 0 && args[0].equals(WORD);
    }

    /** Does what the arguments say and returns the exit code; texts are UTF-8 whatever the machine speaks. */
    public static int run(String[] args, InputStream in, OutputStream out, OutputStream err) {
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        try {
            return new PolicyCommand(in, out, errors).run(List.of(args).subList(1, args.length));
        } catch (NoSuchFileException missing) {
            errors.println("找不到 / not found: " + missing.getMessage());
        } catch (IOException broken) {
            errors.println("读写失败 / cannot read or write: " + broken.getMessage());
        } catch (BrokenPack | InvalidPathException unreadable) {
            errors.println("政策包无法读取 / unreadable pack: " + unreadable.getMessage());
        }
        return UNUSABLE;
    }

    private int run(List<String> args) throws IOException {
        String command = args.isEmpty() ? "" : args.get(0);
        if (List.of("help", "--help", "-h").contains(command)) {
            out.write(USAGE.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return DONE;
        }
        boolean two = command.equals("diff");
        if (!List.of("amounts", "stack", "check", "diff").contains(command) || args.size() != (two ? 3 : 2)) {
            err.print(USAGE);
            return UNUSABLE;
        }
        Path path = Path.of(args.get(1));
        return switch (command) {
            case "amounts" -> {
                new Amounts(pack(path)).answer(in, out);
                yield DONE;
            }
            case "stack" -> {
                new Stack(pack(path)).answer(in, out);
                yield DONE;
            }
            case "diff" -> {
                Difference.tell(pack(path), pack(Path.of(args.get(2))), out);
                yield DONE;
            }
            default -> Check.of(path, out);
        };
    }

    private static PolicyPack pack(Path path) throws IOException {
        return PackReader.readable(PackFiles.open(path));
    }
}
