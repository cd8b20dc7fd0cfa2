using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Waymark.Cases;
using Waymark.Record;

namespace Waymark.Web.Accounts;

/// <summary>Accounts and sessions of the school that this program serves. Names, user names, e-mail addresses and roles are sealed with the school's key.</summary>
internal sealed class AccountsDb(DbContextOptions<AccountsDb> options, SchoolRecord school)
    : IdentityUserContext<Account, Guid>(options),
        IOfOneSchool
{
    /// <summary>The table that says which migrations have run: the record keeps its own beside it.</summary>
    public const string History = "__ef_accounts";

    public SchoolRecord School { get; } = school;

    SchoolId IOfOneSchool.School => School.School;

    /// <summary>Whose rows these are.</summary>
    public Guid Served => School.School.Value;

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<KeptForm> KeptForms => Set<KeptForm>();

    public DbSet<FormKey> FormKeys => Set<FormKey>();

    /// <summary>Begins a transaction in which the school's key is not changed: what is sealed and saved in it is sealed under the key that stands.</summary>
    public IDbContextTransaction KeepKey()
    {
        var transaction = Database.BeginTransaction();
        KeyRotation.Keep(School.Store, transaction.GetDbTransaction(), School.School);
        return transaction;
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        using var own = Database.CurrentTransaction is null ? KeepKey() : null;
        SchoolLeads.InNewRows(this);
        MakeLookUps();
        var saved = base.SaveChanges(acceptAllChangesOnSuccess);
        own?.Commit();
        return saved;
    }

    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    )
    {
        await using var own = Database.CurrentTransaction is null ? KeepKey() : null;
        SchoolLeads.InNewRows(this);
        MakeLookUps();
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (own is not null)
        {
            await own.CommitAsync(cancellationToken);
        }

        return saved;
    }

    // The database is known once there is a school, which may be later than the first request.
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
    {
        School.Store.Configure(optionsBuilder, History);
        optionsBuilder.ReplaceService<IModelCacheKeyFactory, ModelPerRecord>();

        // Claims are left out on purpose: see OnModelCreating.
        optionsBuilder.ConfigureWarnings(said =>
            said.Ignore(CoreEventId.MappedEntityTypeIgnoredWarning)
        );
    }

    // Identity made them before, perhaps with the school's former key.
    private void MakeLookUps()
    {
        foreach (var entry in ChangeTracker.Entries<Account>())
        {
            if (
                entry.State is EntityState.Added or EntityState.Modified
                && entry.Entity.UserName is { } name
            )
            {
                entry.Entity.NormalizedUserName = SealedAccounts.LookUp(School.Token, name);
            }
        }
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);

        // What somebody may do stands on the account, sealed. Identity would keep it here in clear, and nothing asks for it.
        builder.Ignore<IdentityUserClaim<Guid>>();
        builder.Entity<Account>(account =>
        {
            // Sealed, they are longer than what was typed.
            account.Property(one => one.UserName).Metadata.SetMaxLength(null);
            account.Property(one => one.Email).Metadata.SetMaxLength(null);
            account.Property(one => one.PhoneNumber).Metadata.SetMaxLength(null);
        });
        builder.Entity<Session>(session =>
        {
            session.ToTable("account_sessions").HasKey(one => one.Id);
            session.Property(one => one.Id).HasMaxLength(64);
            session.HasIndex(one => one.AccountId);
        });
        builder.Entity<KeptForm>(form =>
        {
            form.ToTable("account_kept_forms").HasKey(one => one.Id);
            form.Property(one => one.Id).HasMaxLength(64);
        });
        builder.Entity<FormKey>(key =>
        {
            key.ToTable("account_form_keys").HasKey(one => one.Id);
            key.Property(one => one.Id).ValueGeneratedOnAdd();
        });
        SchoolLeads.InEveryTable(builder, Served);
    }
}

/// <summary>The model holds the school's keys in its converters and its id in its filters, so each has a model of its own.</summary>
internal sealed class ModelPerRecord : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) =>
        (context.GetType(), (context as AccountsDb)?.School, designTime);
}
