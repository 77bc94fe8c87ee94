package org.tongchuang.integrations.campus;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tongchuang.integrations.vouching.Outbound;
import org.tongchuang.integrations.vouching.VouchRefused;

/// The keys issuers sign with, read once an hour so that one taken back is soon worth nothing, and anew for a key
/// nobody knows, but at most once a minute: tokens of strangers can't make us knock without end.
class KeySets {

    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration REST = Duration.ofMinutes(1);
    private static final int MOST = 50;

    private final Outbound outbound;
    private final Clock clock;
    private final Map<URI, Read> read = new ConcurrentHashMap<>();

    KeySets(Outbound outbound, Clock clock) {
        this.outbound = outbound;
        this.clock = clock;
    }

    JWKSet at(URI address) {
        return notOlderThan(FRESH, address);
    }

    JWKSet again(URI address) {
        return notOlderThan(REST, address);
    }

    static List<JWK> fitting(JWKSet keys, JWSHeader header) {
        return new JWKSelector(JWKMatcher.forJWSHeader(header)).select(keys);
    }

    private JWKSet notOlderThan(Duration age, URI address) {
        Instant now = clock.instant();
        Read last = read.get(address);
        if (last == null || last.at.isAfter(now) || !last.at.plus(age).isAfter(now)) {
            if (read.size() > MOST) {
                read.clear();
            }
            last = new Read(fetched(address), now);
            read.put(address, last);
        }
        return last.keys;
    }

    private JWKSet fetched(URI address) {
        try {
            return JWKSet.parse(outbound.get(address, Map.of()));
        } catch (ParseException unreadable) {
            throw VouchRefused.unreachable(address.getHost() + " has no keys to read");
        }
    }

    private record Read(JWKSet keys, Instant at) {}
}
