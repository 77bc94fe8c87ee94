package org.tongchuang.bench;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.tongchuang.bench.claims.ClaimTrial;
import org.tongchuang.bench.claims.Kind;

/// How safely records are given to those who claim them, without a person looking: 10,000 generated claims, honest ones
/// and impostors' of several kinds. The baseline is a clerk who goes by name and birth date.
final class ClaimsBench implements Bench {

    private static final long SEED = 20_261_123;

    @Override
    public List<Figure> measure() {
        ClaimTrial trial = ClaimTrial.run(SEED);
        List<Figure> figures = new ArrayList<>();
        EnumSet<Kind> all = EnumSet.allOf(Kind.class);
        figures.add(figure(
                "approved unseen, precision",
                trial.ladder(all).precision(),
                trial.clerk(all).precision()));
        for (Kind kind : Kind.values()) {
            boolean honest = kind.isHonest() && kind != Kind.NEWCOMER;
            figures.add(figure(
                    kind + (honest ? ", recall" : ", wrongly approved"),
                    honest
                            ? trial.ladder(kind).recall()
                            : share(trial.ladder(kind).wrong(), kind),
                    honest
                            ? trial.clerk(kind).recall()
                            : share(trial.clerk(kind).wrong(), kind)));
        }
        return figures;
    }

    private static double share(int wrong, Kind kind) {
        return (double) wrong / kind.count();
    }

    private static Figure figure(String what, double ours, double clerk) {
        return new Figure(what, 1000 * ours, 1000 * clerk, "‰", "name and birth date");
    }
}
