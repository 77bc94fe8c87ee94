package org.tongchuang.integrations.mail;

/// An e-mail address and whose it is.
///
/// @param name empty when it is not known
public record Mailbox(String address, String name) {

    String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
