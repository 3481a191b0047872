package dev.kechuang.workflow.signin;

import dev.kechuang.workflow.StaffMember;
import dev.kechuang.workflow.StaffSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.GroupQuery;
import org.camunda.bpm.engine.identity.NativeUserQuery;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.TenantQuery;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.TenantQueryImpl;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/** The office's people and roles as the engine's users and groups. Passwords never come here; applicants are unknown. */
final class StaffIdentityProvider implements ReadOnlyIdentityProvider {

    private static final long serialVersionUID = 1L;

    private final StaffSource people;

    StaffIdentityProvider(StaffSource people) {
        this.people = people;
    }

    @Override
    public User findUserById(String userId) {
        return people.find(userId)
                .filter(StaffMember::staff)
                .map(StaffIdentityProvider::user)
                .orElse(null);
    }

    @Override
    public UserQuery createUserQuery() {
        return new Users();
    }

    @Override
    public UserQuery createUserQuery(CommandContext context) {
        return new Users();
    }

    @Override
    public NativeUserQuery createNativeUserQuery() {
        throw new BadUserRequestException("Users are not kept by the engine.");
    }

    @Override
    public boolean checkPassword(String userId, String password) {
        return false;
    }

    @Override
    public Group findGroupById(String groupId) {
        var name = people.roleNames().get(groupId);
        return name == null ? null : group(groupId, name);
    }

    @Override
    public GroupQuery createGroupQuery() {
        return new Groups();
    }

    @Override
    public GroupQuery createGroupQuery(CommandContext context) {
        return new Groups();
    }

    @Override
    public Tenant findTenantById(String tenantId) {
        return null;
    }

    @Override
    public TenantQuery createTenantQuery() {
        return new NoTenants();
    }

    @Override
    public TenantQuery createTenantQuery(CommandContext context) {
        return new NoTenants();
    }

    @Override
    public void flush() {
        // Nothing is ever changed here.
    }

    @Override
    public void close() {
        // Nothing is held open.
    }

    private static CommandExecutor commands() {
        return Context.getProcessEngineConfiguration().getCommandExecutorTxRequired();
    }

    private static User user(StaffMember member) {
        var user = new UserEntity();
        user.setId(member.userId());
        user.setFirstName(member.name());
        user.setLastName("");
        user.setEmail(member.email());
        return user;
    }

    private static Group group(String id, String name) {
        var group = new GroupEntity();
        group.setId(id);
        group.setName(name);
        group.setType("WORKFLOW");
        return group;
    }

    private static <T> List<T> cut(List<T> all, Page page) {
        if (page == null) return all;
        int from = Math.min(page.getFirstResult(), all.size());
        return all.subList(from, (int) Math.min((long) from + page.getMaxResults(), all.size()));
    }

    private final class Users extends UserQueryImpl {

        private static final long serialVersionUID = 1L;

        Users() {
            super(commands());
        }

        @Override
        public long executeCount(CommandContext context) {
            return found().size();
        }

        @Override
        public List<User> executeList(CommandContext context, Page page) {
            return cut(found(), page);
        }

        private List<User> found() {
            if (tenantId != null) return List.of();
            Collection<StaffMember> asked = id == null
                    ? people.staff()
                    : people.find(id).filter(StaffMember::staff).stream().toList();
            return asked.stream()
                    .filter(member -> ids == null || Arrays.asList(ids).contains(member.userId()))
                    .filter(member -> groupId == null || member.roles().contains(groupId))
                    .filter(member -> firstName == null || firstName.equals(member.name()))
                    .filter(member -> lastName == null || lastName.isEmpty())
                    .filter(member -> like(firstNameLike, member.name()))
                    .filter(member -> like(lastNameLike, member.name()))
                    .filter(member -> email == null || email.equals(member.email()))
                    .filter(member -> like(emailLike, member.email()))
                    .map(StaffIdentityProvider::user)
                    .toList();
        }
    }

    private final class Groups extends GroupQueryImpl {

        private static final long serialVersionUID = 1L;

        Groups() {
            super(commands());
        }

        @Override
        public long executeCount(CommandContext context) {
            return found().size();
        }

        @Override
        public List<Group> executeList(CommandContext context, Page page) {
            return cut(found(), page);
        }

        private List<Group> found() {
            if (tenantId != null || type != null && !type.equals("WORKFLOW")) return List.of();
            var ofUser = userId == null
                    ? null
                    : people.find(userId).map(StaffMember::roles).orElse(java.util.Set.of());
            return people.roleNames().entrySet().stream()
                    .filter(role -> id == null || id.equals(role.getKey()))
                    .filter(role -> ids == null || Arrays.asList(ids).contains(role.getKey()))
                    .filter(role -> name == null || name.equals(role.getValue()))
                    .filter(role -> like(nameLike, role.getValue()))
                    .filter(role -> ofUser == null || ofUser.contains(role.getKey()))
                    .map(role -> group(role.getKey(), role.getValue()))
                    .toList();
        }
    }

    private static final class NoTenants extends TenantQueryImpl {

        private static final long serialVersionUID = 1L;

        NoTenants() {
            super(commands());
        }

        @Override
        public long executeCount(CommandContext context) {
            return 0;
        }

        @Override
        public List<Tenant> executeList(CommandContext context, Page page) {
            return List.of();
        }
    }

    /** SQL's {@code like} with {@code %} at either end, which is all the web apps send. */
    private static boolean like(String pattern, String text) {
        if (pattern == null) return true;
        return Objects.requireNonNullElse(text, "").contains(pattern.replace("%", ""));
    }
}
