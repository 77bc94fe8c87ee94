package org.tongchuang.integrations.search.lucene;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tongchuang.integrations.search.NameValue;

/// A name kept beside its document so that the matched part can be shown: `张伟明|zhang,wei,ming`, each syllable with
/// its other readings after a slash.
final class ShownName {

    private static final char END_OF_NAME = '\u0001';

    private ShownName() {}

    static String pack(NameValue name) {
        return name.written()
                + END_OF_NAME
                + name.readings().stream().map(ways -> String.join("/", ways)).collect(Collectors.joining(","));
    }

    static NameValue unpack(String packed) {
        int end = packed.indexOf(END_OF_NAME);
        String written = packed.substring(0, end);
        if (end == packed.length() - 1) {
            return NameValue.of(written);
        }
        List<List<String>> readings = new ArrayList<>();
        for (String ways : packed.substring(end + 1).split(",", -1)) {
            readings.add(ways.isEmpty() ? List.of() : List.of(ways.split("/", -1)));
        }
        return new NameValue(written, readings);
    }
}
