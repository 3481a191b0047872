package dev.kechuang.registry;

import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** Sign-in reads the registry; authorities are {@code ROLE_<role id>}. */
@Component
class RegistryUserDetails implements UserDetailsService {

    private final AccountRows rows;

    RegistryUserDetails(NamedParameterJdbcTemplate jdbc) {
        this.rows = new AccountRows(jdbc);
    }

    @Override
    public UserDetails loadUserByUsername(String typed) {
        String userId = typed == null ? "" : typed.strip();
        Account account = rows.find(userId).orElseThrow(() -> new UsernameNotFoundException("No such account"));
        return User.withUsername(account.userId())
                .password(rows.hash(userId).orElseThrow())
                .disabled(!account.enabled())
                .roles(account.roles().toArray(String[]::new))
                .build();
    }
}
