package org.tongchuang.identity.signin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongchuang.identity.accounts.MemberLinks;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.PersonalData;

/// Where somebody is signed in right now.
@Component
class KeptSessions implements PersonalData {

    private final OpenSessions sessions;
    private final MemberLinks links;

    KeptSessions(OpenSessions sessions, MemberLinks links) {
        this.sessions = sessions;
        this.links = links;
    }

    @Override
    public String words() {
        return "identity.copy.";
    }

    @Override
    public Set<String> tables() {
        return Set.of("identity.session", "identity.session_attributes");
    }

    @Override
    public List<String> describe() {
        return List.of("identity.kept.sessions");
    }

    @Override
    public Map<String, Object> export(MemberId member) {
        return Map.of(
                "sessions",
                links.all(member).stream()
                        .flatMap(account -> sessions.of(account, null).stream())
                        .map(KeptSessions::line)
                        .toList());
    }

    private static Map<String, Object> line(OpenSessions.Place place) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("browser", place.device().browser());
        line.put("system", place.device().system());
        line.put("address", place.address());
        line.put("since", place.since().toString());
        line.put("used", place.lastUsed().toString());
        return line;
    }

    /// An account moves with its sessions.
    @Override
    public void merge(UUID merge, MemberId survivor, MemberId merged) {}

    @Override
    public void separate(UUID merge, MemberId survivor, MemberId merged) {}

    @Override
    public void erase(MemberId member) {
        links.all(member).forEach(account -> sessions.endAll(account, null));
    }
}
