package org.tongchuang.members.stilltrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.PersonalData;

/// What is kept of asking: when. Of two records that become one the survivor's counts, and asking once more at worst
/// is no harm.
@Component
class KeptQuestions implements PersonalData {

    private final Asked asked;

    KeptQuestions(Asked asked) {
        this.asked = asked;
    }

    @Override
    public String words() {
        return "members.copy.";
    }

    @Override
    public Set<String> tables() {
        return Set.of("members.still_true");
    }

    @Override
    public List<String> describe() {
        return List.of("members.still-true.kept");
    }

    @Override
    public Map<String, Object> export(MemberId member) {
        Map<String, Object> export = new java.util.TreeMap<>();
        asked.among(List.of(member)).values().forEach(at -> export.put("askedAt", at));
        return export;
    }

    @Override
    public void merge(UUID merge, MemberId survivor, MemberId merged) {
        // Nobody is asked under an id that leads to somebody else.
    }

    @Override
    public void separate(UUID merge, MemberId survivor, MemberId merged) {
        // What was kept of the other is there still.
    }

    @Override
    public void erase(MemberId member) {
        asked.forget(member);
    }
}
