package dev.kechuang.notification;

/** Where the mail copy of a message stands; the portal shows the message in every case. */
enum DeliveryStatus {
    PENDING,
    SENT,
    /** No mail server is configured. */
    NO_CHANNEL,
    NO_ADDRESS,
    /** Given up after the last attempt. */
    FAILED
}
