package org.tongchuang.members.claiming.review;

import java.util.ArrayList;
import java.util.List;
import org.tongchuang.members.claiming.evidence.Item;
import org.tongchuang.members.claiming.evidence.Said;
import org.tongchuang.members.records.Facts;

/// One thing an applicant said beside what a record says.
///
/// @param known empty when the record doesn't know it
public record Beside(Item item, String said, String known, boolean agrees) {

    static List<Beside> of(Said said, Facts facts) {
        List<Beside> all = new ArrayList<>();
        for (Item item : Item.values()) {
            String told = said.of(item);
            String known = known(item, said, facts);
            if (item != Item.DOCUMENT_KIND && !(told.isEmpty() && known.isEmpty())) {
                all.add(new Beside(item, told, known, agrees(item, told, known, facts)));
            }
        }
        return all;
    }

    private static String known(Item item, Said said, Facts facts) {
        return switch (item) {
            case DOCUMENT_TAIL -> {
                String number = facts.get("idNumber", "");
                yield number.length() < 6 ? "" : "…" + number.substring(number.length() - 6);
            }
            case DOCUMENT_KIND -> "";
            case FORMER_NAME -> String.join(", ", facts.list("formerName"));
            case PHONE -> String.join(", ", facts.list("phone"));
            case EMAIL -> String.join(", ", facts.list("email"));
            case NAME, BIRTH_DATE -> facts.get(item.path(), "");
            default -> facts.get("education." + said.study(facts) + "." + item.part(), "");
        };
    }

    private static boolean agrees(Item item, String told, String known, Facts facts) {
        return !told.isEmpty()
                && switch (item) {
                    case DOCUMENT_TAIL -> known.endsWith(told);
                    case EMAIL -> facts.list("email").stream().anyMatch(told::equalsIgnoreCase);
                    case PHONE -> facts.list("phone").contains(told);
                    case FORMER_NAME ->
                        facts.list("formerName").contains(told)
                                || facts.get("name", "").equals(told);
                    default -> told.equals(known);
                };
    }

    public boolean differs() {
        return !agrees && !said.isEmpty() && !known.isEmpty() && item != Item.PHONE && item != Item.EMAIL;
    }
}
