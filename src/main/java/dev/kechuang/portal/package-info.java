/** Pages that span modules: home, sign-in, inbox, messages, errors, and the frame every page is set in. */
@org.springframework.modulith.ApplicationModule
package dev.kechuang.portal;
