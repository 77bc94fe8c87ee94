package org.tongchuang.integrations.vouching;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// One protocol by which somebody outside says who a person is.
public interface Voucher {

    Kind kind();

    /// Where the browser is to go.
    ///
    /// @throws VouchRefused when the other side can't be asked
    URI begin(Partner partner, Journey journey);

    /// Reads what the browser came back with, and asks the other side where the protocol wants it.
    ///
    /// @param answer the parameters of the request that came back
    /// @throws VouchRefused when nobody was vouched for, with the reason
    Vouched finish(Partner partner, Journey journey, Map<String, String> answer);

    /// How the other side is told of us, where its protocol has a document for that.
    ///
    /// @param home where that document is, which is our name there
    /// @param back where people come back to
    default Optional<String> metadata(URI home, URI back) {
        return Optional.empty();
    }
}
