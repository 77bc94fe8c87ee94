package org.tongchuang.members.merges;

import java.util.List;
import java.util.Map;
import org.tongchuang.members.records.Member;
import org.tongchuang.shared.Page;

/// Two records side by side, to be made one.
///
/// @param alike what both say, path in the survivor to the value
/// @param different whether somebody said they are two people
public record MergePage(MergePlan plan, List<Map.Entry<String, String>> alike, boolean different) implements Page {

    static MergePage of(MergePlan plan, boolean different) {
        List<Map.Entry<String, String>> alike = plan.places().entrySet().stream()
                .filter(place ->
                        plan.lines().stream().noneMatch(line -> line.path().equals(place.getValue())))
                .map(place ->
                        Map.entry(place.getValue(), plan.survivor().facts().get(place.getValue(), "")))
                .toList();
        return new MergePage(plan, alike, different);
    }

    public Member survivor() {
        return plan.survivor();
    }

    public Member merged() {
        return plan.merged();
    }

    /// What only the survivor says, and keeps.
    public List<Map.Entry<String, String>> own() {
        return survivor().facts().asMap().entrySet().stream()
                .filter(fact -> fact.getKey().charAt(0) != '#' && !plan.places().containsValue(fact.getKey()))
                .toList();
    }
}
