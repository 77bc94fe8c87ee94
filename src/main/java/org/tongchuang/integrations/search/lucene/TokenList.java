package org.tongchuang.integrations.search.lucene;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.util.BytesRef;

/// Ready-made terms on their way into the index; used again for document after document.
final class TokenList extends TokenStream {

    private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
    private Collection<BytesRef> tokens = Collections.emptyList();
    private Iterator<BytesRef> left = Collections.emptyIterator();

    TokenList with(Collection<BytesRef> these) {
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
        term.setBytesRef(left.next());
        return true;
    }
}
