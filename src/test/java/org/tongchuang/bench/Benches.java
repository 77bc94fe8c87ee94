package org.tongchuang.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Runs all benchmarks, or the one that is named, and prints their figures beside their baselines.
final class Benches {

    private static final Map<String, Supplier<Bench>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("start", StartBench::new);
        ALL.put("import", ImportBench::new);
        ALL.put("directory", DirectoryBench::new);
        ALL.put("alumni", AlumniBench::new);
        ALL.put("records", RecordsBench::new);
        ALL.put("duplicates", DuplicatesBench::new);
        ALL.put("quality", QualityBench::new);
        ALL.put("claims", ClaimsBench::new);
        ALL.put("memory", MemoryBench::new);
        ALL.put("recovery", RecoveryBench::new);
        ALL.put("rotation", RotationBench::new);
        ALL.put("search", () -> () -> {
            SearchBench.main(new String[0]);
            return List.of();
        });
    }

    private Benches() {}

    public static void main(String[] args) throws Exception {
        if (args.length > 0 && !ALL.containsKey(args[0])) {
            System.err.println("tongchuang: there is no benchmark '" + args[0] + "', only " + ALL.keySet() + ".");
            System.exit(2);
        }
        System.out.printf("%-44s %12s %12s %7s  %s%n", "what", "figure", "baseline", "ratio", "baseline is");
        for (var bench : ALL.entrySet()) {
            if (args.length == 0 || args[0].equals(bench.getKey())) {
                for (Bench.Figure figure : bench.getValue().get().measure()) {
                    System.out.printf(
                            "%-44s %9.1f %-2s %9.1f %-2s %7.2f  %s%n",
                            figure.what(),
                            figure.figure(),
                            figure.unit(),
                            figure.baseline(),
                            figure.unit(),
                            figure.ratio(),
                            figure.baselineIs());
                }
            }
        }
        System.exit(0);
    }
}
