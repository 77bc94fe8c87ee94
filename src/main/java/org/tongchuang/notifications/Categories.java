package org.tongchuang.notifications;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tongchuang.shared.notices.NoticeCategory;

/// Every kind of message that some room sends.
@Component
public class Categories {

    private final Map<String, NoticeCategory> byId;

    Categories(ObjectProvider<NoticeCategory> declared) {
        this.byId = declared.stream().collect(Collectors.toMap(NoticeCategory::id, Function.identity()));
    }

    public Optional<NoticeCategory> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// Those that can be chosen first, then by id.
    public List<NoticeCategory> all() {
        return byId.values().stream()
                .sorted(java.util.Comparator.comparing(NoticeCategory::necessary)
                        .thenComparing(NoticeCategory::id))
                .toList();
    }
}
