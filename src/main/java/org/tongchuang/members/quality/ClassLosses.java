package org.tongchuang.members.quality;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongchuang.shared.Refusal;

/// Classes by how many of their living alumni nobody can reach.
@Repository
class ClassLosses {

    /// Of a class of two, one is half.
    private static final int MANY_ENOUGH = 5;

    private final JdbcClient jdbc;

    ClassLosses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param alumni living ones
    /// @param lost of them, at least one
    record Loss(Place place, int alumni, int lost) {

        int percent() {
            return (int) (100L * lost / alumni);
        }

        /// Where this one stands in its order, to go on after it.
        String written() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((alumni + " " + lost + " " + place.token()).getBytes(StandardCharsets.UTF_8));
        }

        static Loss read(String written) {
            try {
                String[] parts =
                        new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8).split(" ", 3);
                int alumni = Integer.parseInt(parts[0]);
                if (parts.length == 3 && alumni > 0) {
                    return new Loss(Place.read(parts[2].replace("\0", "")), alumni, Integer.parseInt(parts[1]));
                }
            } catch (IllegalArgumentException garbled) {
                // It is told below, as any other place that is none.
            }
            throw Refusal.at("after", "members.quality.place");
        }
    }

    /// @param places the actor sees; none of them a class
    /// @param byShare the greatest share first, of classes large enough to have one; else the greatest number
    List<Loss> after(List<Place> places, boolean byShare, @Nullable Loss last, int atMost) {
        String share = "lost::double precision / alumni";
        StringBuilder sql = new StringBuilder(
                "select place, alumni, lost from members.quality_class where lost > 0 and alumni > 0");
        Map<String, Object> params = new java.util.HashMap<>();
        if (byShare) {
            sql.append(" and alumni >= ").append(MANY_ENOUGH);
        }
        within(places, sql, params);
        if (last != null) {
            params.put("lost", last.lost);
            params.put("alumni", last.alumni);
            params.put("place", last.place.token());
            sql.append(
                    byShare
                            ? " and (-(" + share
                                    + "), -lost, place) > (-(:lost::double precision / :alumni), -(:lost::int), :place)"
                            : " and (-lost, place) > (-(:lost::int), :place)");
            sql.append(byShare ? " and " + share + " <= :lost::double precision / :alumni" : " and lost <= :lost");
        }
        sql.append(" order by ").append(byShare ? "(" + share + ") desc, lost desc, place" : "lost desc, place");
        sql.append(" limit ").append(atMost);
        return jdbc.sql(sql.toString())
                .params(params)
                .query((row, n) -> new Loss(Place.read(row.getString(1)), row.getInt(2), row.getInt(3)))
                .list();
    }

    private static void within(List<Place> places, StringBuilder sql, Map<String, Object> params) {
        if (places.stream().anyMatch(Place::isEverybody)) {
            return;
        }
        List<String> parts = new ArrayList<>();
        for (int n = 0; n < places.size(); n++) {
            Place place = places.get(n);
            parts.add("school = :school" + n + (place.department() == null ? "" : " and department = :department" + n));
            params.put("school" + n, String.valueOf(place.school()));
            params.put("department" + n, String.valueOf(place.department()));
        }
        sql.append(parts.isEmpty() ? " and false" : " and (" + String.join(" or ", parts) + ")");
    }
}
