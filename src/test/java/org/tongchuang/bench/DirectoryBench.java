package org.tongchuang.bench;

import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/// Searches of the directory over HTTP, signed in, 8 at a time: a mix of names of one and two characters, initials,
/// facet clicks, ranges of years and plain browsing, all with every facet counted. Baseline of the API is a static
/// file from the same server, the floor of any answer; baseline of the page is the API.
final class DirectoryBench implements Bench {

    private static final int AT_ONCE = 8;
    private static final int WARM_UP = 4_000;
    private static final int REQUESTS = 8_000;

    @Override
    public List<Figure> measure() throws Exception {
        Path data = ImportBench.folder().resolve("data");
        if (!Files.exists(data)) {
            new ImportBench().measure();
        }
        List<Figure> figures = new ArrayList<>();
        try (Installation installation = Installation.start(data)) {
            String cookies = installation.signIn();
            String file = "/kit/seal.svg";
            Load.Times floor = times(installation, new Mix(query -> installation.api(file)));
            Load.Times api = times(installation, new Mix(query -> installation.api("/api/v1/members?size=20" + query)));
            Load.Times page =
                    times(installation, new Mix(query -> installation.page("/office/members?x=1" + query, cookies)));
            add(figures, "search, API", api, floor, "a static file");
            add(figures, "search, HTML page", page, api, "the API");
        }
        return figures;
    }

    static void add(List<Figure> figures, String what, Load.Times ours, Load.Times base, String baselineIs) {
        figures.add(new Figure(what + ", p50", ours.millisAt(0.5), base.millisAt(0.5), "ms", baselineIs));
        figures.add(new Figure(what + ", p95", ours.millisAt(0.95), base.millisAt(0.95), "ms", baselineIs));
        figures.add(new Figure(what + ", requests a second", ours.aSecond(), base.aSecond(), "/s", baselineIs));
    }

    static Load.Times times(Installation installation, Mix mix) throws Exception {
        return Load.over(installation, AT_ONCE, mix::next).times(WARM_UP, REQUESTS);
    }

    /// Ten kinds of question in turn by lot.
    record Mix(Function<String, HttpRequest> request) {

        private static final String[] INITIALS = {"zw", "lm", "wjh", "zyq", "cxl", "hzj", "lx"};
        private static final String[] CITIES = {"深圳", "北京", "上海", "宁波", "成都"};

        HttpRequest next(Random random) {
            NameMill names = new NameMill(random);
            return request.apply(
                    switch (random.nextInt(10)) {
                        case 0 -> "&q=" + Installation.encoded(names.surname());
                        case 1, 2 -> "&q=" + Installation.encoded(names.surname() + names.character());
                        case 3, 4 -> "&q=" + INITIALS[random.nextInt(INITIALS.length)];
                        case 5 -> "&city=" + Installation.encoded(CITIES[random.nextInt(CITIES.length)]);
                        case 6 ->
                            "&school=" + Installation.encoded("学院" + random.nextInt(30)) + "&city="
                                    + Installation.encoded(CITIES[random.nextInt(CITIES.length)]);
                        case 7 -> years(random);
                        case 8 -> "&sort=-graduation";
                        default -> "";
                    });
        }

        private static String years(Random random) {
            int from = 1985 + random.nextInt(30);
            return "&graduationYear=" + from + ".." + (from + 4);
        }
    }
}
