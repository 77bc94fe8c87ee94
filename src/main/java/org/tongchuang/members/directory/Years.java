package org.tongchuang.members.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tongchuang.integrations.search.SearchQuery;
import org.tongchuang.shared.Refusal;

/// Years as people choose them: `1998`, or `1998..2002` with either end open.
final class Years {

    private static final Pattern YEARS = Pattern.compile("(\\d{4})?(\\.\\.)?(\\d{4})?");

    private Years() {}

    /// @throws Refusal at the field, when one of them is no year and no range
    static List<SearchQuery.Range> ranges(String field, List<String> written) {
        List<SearchQuery.Range> ranges = new ArrayList<>();
        for (String one : written) {
            Matcher years = YEARS.matcher(one);
            if (!years.matches() || years.group(1) == null && years.group(3) == null) {
                throw Refusal.at(field, "members.directory.years", one);
            }
            boolean open = years.group(2) != null;
            int from = years.group(1) == null ? 0 : Integer.parseInt(years.group(1));
            int to = years.group(3) != null ? Integer.parseInt(years.group(3)) : open ? 9999 : from;
            if (from > to || !open && years.group(3) != null) {
                throw Refusal.at(field, "members.directory.years", one);
            }
            ranges.add(new SearchQuery.Range(from, to));
        }
        return ranges;
    }
}
