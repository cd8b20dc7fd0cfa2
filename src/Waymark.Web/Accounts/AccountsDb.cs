using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Waymark.Record;

namespace Waymark.Web.Accounts;

/// <summary>Accounts and sessions. Names, user names, e-mail addresses and roles are sealed with the school's key.</summary>
internal sealed class AccountsDb(DbContextOptions<AccountsDb> options, SchoolRecord school)
    : IdentityUserContext<Account, Guid>(options),
        IOfOneSchool
{
    /// <summary>The table that says which migrations have run: the record keeps its own beside it.</summary>
    public const string History = "__ef_accounts";

    public SchoolRecord School { get; } = school;

    SchoolId IOfOneSchool.School => School.School;

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<KeptForm> KeptForms => Set<KeptForm>();

    public DbSet<FormKey> FormKeys => Set<FormKey>();

    // The database is known once there is a school, which may be later than the first request.
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
    {
        School.Store.Configure(optionsBuilder, History);
        optionsBuilder.ReplaceService<IModelCacheKeyFactory, ModelPerRecord>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
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
        builder.Entity<FormKey>(key => key.ToTable("account_form_keys").HasKey(one => one.Id));
    }
}

/// <summary>The model holds the school's keys in its converters, so each record has a model of its own.</summary>
internal sealed class ModelPerRecord : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) =>
        (context.GetType(), (context as AccountsDb)?.School, designTime);
}
