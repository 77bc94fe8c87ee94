package org.tongchuang.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tongchuang.members.records.Facts;

/// RLdata10000 of the R package RecordLinkage: 10,000 German names with birth dates, a tenth of them doubles with
/// typing mistakes. Its licence (GPL) lets us measure on it and not carry it, so it lies where
/// `TONGCHUANG_BENCH_LINKAGE` says: a tab-separated file with the header `fname_c1 fname_c2 lname_c1 lname_c2 by bm
/// bd`, and beside it one with `-truth` in its name that gives the true identity of each row.
public final class LinkageSet {

    private LinkageSet() {}

    public static Optional<Path> file() {
        return Optional.ofNullable(System.getenv("TONGCHUANG_BENCH_LINKAGE"))
                .map(Path::of)
                .filter(Files::isReadable);
    }

    public static Labelled read(Path file) throws IOException {
        List<String> rows = Files.readAllLines(file);
        List<String> header = Arrays.asList(rows.getFirst().split("\t"));
        String truth = file.getFileName().toString().replace(".tsv", "-truth.tsv");
        List<String> identities = Files.readAllLines(file.resolveSibling(truth));
        List<Facts> facts = new ArrayList<>();
        List<Integer> persons = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            facts.add(facts(header, rows.get(i).split("\t")));
            persons.add(Integer.parseInt(identities.get(i).strip()));
        }
        return new Labelled(facts, persons);
    }

    private static Facts facts(List<String> header, String[] cells) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("name", joined(cells, header, "fname", " ") + " " + joined(cells, header, "lname", "-"));
        facts.put(
                "birthDate",
                "%s-%02d-%02d"
                        .formatted(
                                cells[header.indexOf("by")],
                                Integer.parseInt(cells[header.indexOf("bm")]),
                                Integer.parseInt(cells[header.indexOf("bd")])));
        return Facts.of(facts);
    }

    private static String joined(String[] cells, List<String> header, String name, String between) {
        String first = cells[header.indexOf(name + "_c1")];
        String second = cells[header.indexOf(name + "_c2")];
        return second.equals("NA") ? first : first + between + second;
    }
}
