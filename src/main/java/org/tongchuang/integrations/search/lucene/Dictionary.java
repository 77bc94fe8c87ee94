package org.tongchuang.integrations.search.lucene;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;
import org.tongchuang.integrations.search.SearchSchema;

/// The values of one counted field, numbered from 1 in the order they were met, for as long as the index is open.
/// Numbers never change, so columns of old segments stay right when new values come.
final class Dictionary {

    private final boolean numeric;
    private final Folding folding;
    private final ConcurrentHashMap<BytesRef, Integer> numbers = new ConcurrentHashMap<>();
    private volatile String[] values = new String[64];
    private volatile String[] folded = new String[64];
    private volatile int size = 1;

    Dictionary(SearchSchema.Kind kind, Folding folding) {
        this.numeric = kind == SearchSchema.Kind.NUMBER;
        this.folding = folding;
    }

    /// The number of a value, new if it has to be. The bytes are copied when kept.
    int numberOf(BytesRef term) {
        Integer known = numbers.get(term);
        return known == null ? learn(BytesRef.deepCopyOf(term)) : known;
    }

    private synchronized int learn(BytesRef term) {
        Integer known = numbers.get(term);
        if (known != null) {
            return known;
        }
        int number = size;
        if (number == values.length) {
            values = Arrays.copyOf(values, number * 2);
            folded = Arrays.copyOf(folded, number * 2);
        }
        String value = numeric ? Integer.toString(NumericUtils.sortableBytesToInt(term.bytes, 0)) : term.utf8ToString();
        values[number] = value;
        folded[number] = numeric ? value : folding.fold(value);
        size = number + 1;
        numbers.put(term, number);
        return number;
    }

    /// The number of a value, or 0 when nothing has it.
    int find(String value) {
        BytesRef term = numeric
                ? DocumentShape.number(Integer.parseInt(value))
                : DocumentShape.cut(value, DocumentShape.LONGEST_KEYWORD);
        return numbers.getOrDefault(term, 0);
    }

    String value(int number) {
        return values[number];
    }

    String folded(int number) {
        return folded[number];
    }

    boolean isNumeric() {
        return numeric;
    }

    /// One more than the highest number.
    int size() {
        return size;
    }
}
