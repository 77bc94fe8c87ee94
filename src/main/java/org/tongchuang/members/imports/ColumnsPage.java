package org.tongchuang.members.imports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.roster.RosterColumn;
import org.tongchuang.members.roster.RosterField;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Words;

/// The columns of a roster and what each is taken for.
public record ColumnsPage(
        RosterImport made,
        List<RosterColumn> columns,
        List<String> remembered,
        @Nullable String problem) implements Page {

    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("", Words.text("members.import.leave-out"));
        for (RosterField field : RosterField.values()) {
            fields.put(field.key(), Words.text("members.roster.field." + field.key()));
        }
        return fields;
    }

    public long mapped() {
        return columns.stream().filter(column -> column.field() != null).count();
    }
}
