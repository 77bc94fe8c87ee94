package org.tongchuang.members.visibility;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.shared.privacy.ConsentSaid;

/// Who agreed to be found in the directory of alumni is in it, and who took that back is not, wherever they said so.
@Component
class ListedByConsent {

    static final String PURPOSE = "members.directory";

    /// By which our own page says it.
    static final String HERE = "visibility";

    private final Members members;
    private final Clock clock;

    ListedByConsent(Members members, Clock clock) {
        this.members = members;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ConsentSaid said) {
        if (said.purpose().equals(PURPOSE) && !said.through().equals(HERE)) {
            members.find(said.member()).ifPresent(member -> list(member, said.given()));
        }
    }

    private void list(Member member, boolean listed) {
        Map<String, @Nullable String> change = new HashMap<>();
        change.put(Visibility.LISTED, listed ? Visibility.YES : Visibility.NO);
        Member.Edited edited = member.edit(change, new Origin(Source.SELF, clock.instant(), null, member.name(), null));
        if (edited.revision() != null) {
            members.save(edited);
        }
    }
}
