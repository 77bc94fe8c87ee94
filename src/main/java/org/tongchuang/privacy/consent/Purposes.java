package org.tongchuang.privacy.consent;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.privacy.DataPurpose;

/// Everything that data about people is used for in this house.
@Component
public class Purposes {

    private final Map<String, DataPurpose> byId;

    Purposes(ObjectProvider<DataPurpose> declared) {
        this.byId = declared.stream().collect(Collectors.toMap(DataPurpose::id, Function.identity()));
    }

    /// What people are asked about first, then by id.
    public List<DataPurpose> all() {
        return byId.values().stream()
                .sorted(Comparator.comparing(DataPurpose::basis).thenComparing(DataPurpose::id))
                .toList();
    }

    List<DataPurpose> asked() {
        return all().stream().filter(DataPurpose::isAsked).toList();
    }

    Optional<DataPurpose> find(String id) {
        return Optional.ofNullable(byId.get(id)).filter(DataPurpose::isAsked);
    }

    /// @throws NotFound for one that people are not asked about
    DataPurpose named(String id) {
        return find(id).orElseThrow(() -> new NotFound("purpose " + id));
    }
}
