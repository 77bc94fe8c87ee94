package org.tongchuang.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tongchuang.members.duplicates.Likeness;

/// Finding records of one person: how well, on a roster that many offices wrote (see [org.tongchuang.bench.offices])
/// and on RLdata10000 (see [LinkageSet]), with the shipped model, the shipped threshold and no labels; and how fast,
/// on 300,000 and 1,000,000 records in a process of its own with a heap of 640 MB. The baseline is [HandRule] on the
/// same records. `TONGCHUANG_BENCH_SCANNED` sets other sizes, such as `300000`.
final class DuplicatesBench implements Bench {

    private static final int RECORDS = 60_000;
    private static final long SEED = 20_260_901;
    private static final double WHOLE_CURVE = 0.001;

    @Override
    public List<Figure> measure() throws Exception {
        List<Figure> figures = new ArrayList<>();
        quality(figures, "many offices", Labelled.manyOffices(RECORDS, SEED));
        if (LinkageSet.file().isPresent()) {
            quality(figures, "RLdata10000", LinkageSet.read(LinkageSet.file().get()));
        }
        for (String size : System.getenv()
                .getOrDefault("TONGCHUANG_BENCH_SCANNED", "300000,1000000")
                .split(",")) {
            speed(figures, size);
        }
        return figures;
    }

    private static void quality(List<Figure> figures, String name, Labelled labelled) {
        Labelled.Scanned scanned = labelled.scan(WHOLE_CURVE);
        long matches = scanned.matches();
        HandRule rule = new HandRule();
        labelled.records().forEach(rule::add);
        Quality hand = Quality.ofHand(labelled, rule.pairs(), matches);
        Quality best = Quality.best(labelled, scanned.pairs(), matches);
        Quality shipped = Quality.of(labelled, scanned.pairs(), Likeness.WORTH_A_LOOK, matches);
        Quality groups = Quality.ofGroups(labelled, scanned.outcome().groups(), matches);
        Quality certain = Quality.ofGroups(labelled, scanned.outcome().certain(), matches);
        figures.add(figure(name + ", pairs, best threshold, F1", best.f1(), hand.f1()));
        figures.add(figure(name + ", pairs, precision", shipped.precision(), hand.precision()));
        figures.add(figure(name + ", pairs, recall", shipped.recall(), hand.recall()));
        figures.add(figure(name + ", pairs, F1", shipped.f1(), hand.f1()));
        figures.add(figure(name + ", groups, precision", groups.precision(), hand.precision()));
        figures.add(figure(name + ", groups, recall", groups.recall(), hand.recall()));
        figures.add(figure(name + ", groups, F1", groups.f1(), hand.f1()));
        figures.add(figure(name + ", merged unseen, precision", certain.precision(), hand.precision()));
        figures.add(figure(name + ", merged unseen, recall", certain.recall(), hand.recall()));
    }

    private static Figure figure(String what, double ours, double hand) {
        return new Figure(what, 1000 * ours, 1000 * hand, "‰", "hand rule: name and a mark");
    }

    private static void speed(List<Figure> figures, String records) throws IOException, InterruptedException {
        Process scan = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseCompactObjectHeaders",
                        "-Xmx" + ScanSpeed.HEAP_MEGABYTES + "m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ScanSpeed.class.getName(),
                        records)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String[] told = new String(scan.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                .strip()
                .split("\\s+");
        if (scan.waitFor() != 0 || told.length != 6) {
            throw new IllegalStateException("the scan of " + records + " records failed");
        }
        double[] read = new double[told.length];
        for (int i = 0; i < read.length; i++) {
            read[i] = Double.parseDouble(told[i]);
        }
        figures.add(new Figure(records + " records, scan", read[0], read[4], "s", "hand rule"));
        figures.add(new Figure(records + " records, processor time", read[1], read[5], "s", "hand rule"));
        figures.add(
                new Figure(records + " records, most heap in use", read[2], ScanSpeed.HEAP_MEGABYTES, "MB", "given"));
        figures.add(new Figure(records + " records, precision of pairs", read[3], 1000, "‰", "none wrong"));
    }
}
