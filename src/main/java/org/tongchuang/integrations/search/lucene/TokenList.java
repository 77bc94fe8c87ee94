package org.tongchuang.integrations.search.lucene;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// Ready-made terms on their way into the index; used again for document after document.
final class TokenList extends TokenStream {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private Collection<String> tokens = Collections.emptyList();
    private Iterator<String> left = Collections.emptyIterator();

    TokenList with(Collection<String> these) {
        tokens = these;
        return this;
    }

    @Override
    public void reset() {
        left = tokens.iterator();
    }

    @Override
    public boolean incrementToken() {
        if (!left.hasNext()) {
            return false;
        }
        clearAttributes();
        term.append(left.next());
        return true;
    }
}
