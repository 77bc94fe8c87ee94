package org.tongchuang.privacy.rights;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.integrations.files.FileStore;
import org.tongchuang.privacy.Vault;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Times;
import org.tongchuang.shared.Words;

/// Where people ask for a copy of all that is held about them, and fetch it.
@Service
class CopyDesk {

    private static final int A_DAY = 5;

    private final DataCopies copies;
    private final FileStore files;
    private final Vault vault;
    private final ApplicationEventPublisher house;
    private final Clock clock;

    CopyDesk(DataCopies copies, FileStore files, Vault vault, ApplicationEventPublisher house, Clock clock) {
        this.copies = copies;
        this.files = files;
        this.vault = vault;
        this.house = house;
        this.clock = clock;
    }

    List<DataCopy> of(Actor actor) {
        return copies.of(actor.mustBeMember());
    }

    Instant now() {
        return clock.instant();
    }

    /// Asked again while one is being made, it is that one.
    ///
    /// @throws Refusal when they had as many as one may have in a day
    @Transactional
    DataCopy ask(Actor actor) {
        MemberId member = actor.mustBeMember();
        copies.oneAtATime(member);
        List<DataCopy> earlier = copies.of(member);
        for (DataCopy copy : earlier) {
            if (copy.state() == DataCopy.State.WAITING) {
                return copy;
            }
        }
        Instant now = clock.instant();
        Instant yesterday = now.minus(Duration.ofDays(1));
        if (earlier.stream().filter(copy -> copy.askedAt().isAfter(yesterday)).count() >= A_DAY) {
            throw Refusal.because("privacy.data.often", A_DAY);
        }
        DataCopy copy = new DataCopy(
                Ids.next(),
                member,
                DataCopy.State.WAITING,
                Words.chinese() ? Words.CHINESE : LocaleContextHolder.getLocale(),
                Times.storable(now),
                0,
                null,
                null,
                null);
        copies.add(copy);
        house.publishEvent(new CopyAsked(copy.id()));
        house.publishEvent(AuditEvent.of(actor, "privacy.copy.asked", List.of(member.value()), Map.of()));
        return copy;
    }

    /// @throws NotFound when it is somebody else's, not there yet, or no longer
    DataCopy find(Actor actor, UUID id) {
        return copies.find(actor.mustBeMember(), id).orElseThrow(() -> new NotFound("copy " + id));
    }

    /// The file, to be read to its end by its owner.
    ///
    /// @throws NotFound as [#find], and when it is not there yet or no longer
    InputStream fetch(Actor actor, UUID id) throws IOException {
        DataCopy copy = find(actor, id);
        if (!copy.isReady(clock.instant())) {
            throw new NotFound("copy " + id);
        }
        InputStream opened = vault.opening(id, files.read(id));
        house.publishEvent(AuditEvent.of(
                actor, "privacy.copy.fetched", List.of(copy.member().value()), Map.of()));
        return opened;
    }
}
