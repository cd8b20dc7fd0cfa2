using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;
using Waymark.Record;

namespace Waymark.Web.Accounts.Migrations;

/// <summary>The tables of accounts, sessions, kept forms and form keys, for both databases. Written by hand: a test compares it with the model.</summary>
[DbContext(typeof(AccountsDb))]
[Migration("20261122000000_Accounts")]
internal sealed class M20261122Accounts : Migration
{
    private const int KeyLength = 128;
    private const int NameLength = 256;
    private const string Users = "AspNetUsers";

    private bool IsPostgres => ActiveProvider!.EndsWith("PostgreSQL", StringComparison.Ordinal);

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        AddUsers(migrationBuilder);
        AddClaimsAndTokens(migrationBuilder);
        AddLoginsAndPasskeys(migrationBuilder);
        AddOurs(migrationBuilder);
        RowSecurity.Lock(migrationBuilder, ActiveProvider, Users, nameof(Account.School));
    }

    private static void AddUsers(MigrationBuilder migration)
    {
        migration.CreateTable(
            Users,
            table => new
            {
                Id = table.Column<Guid>(),
                School = table.Column<Guid>(),
                Name = table.Column<string>(),
                RolesHeld = table.Column<string>(),
                IsOpen = table.Column<bool>(),
                MustChoosePassword = table.Column<bool>(),
                UserName = table.Column<string>(nullable: true),
                NormalizedUserName = table.Column<string>(maxLength: NameLength, nullable: true),
                Email = table.Column<string>(nullable: true),
                NormalizedEmail = table.Column<string>(maxLength: NameLength, nullable: true),
                EmailConfirmed = table.Column<bool>(),
                PasswordHash = table.Column<string>(nullable: true),
                SecurityStamp = table.Column<string>(nullable: true),
                ConcurrencyStamp = table.Column<string>(nullable: true),
                PhoneNumber = table.Column<string>(nullable: true),
                PhoneNumberConfirmed = table.Column<bool>(),
                TwoFactorEnabled = table.Column<bool>(),
                LockoutEnd = table.Column<DateTimeOffset>(nullable: true),
                LockoutEnabled = table.Column<bool>(),
                AccessFailedCount = table.Column<int>(),
            },
            constraints: table => table.PrimaryKey("PK_AspNetUsers", user => user.Id)
        );
        migration.CreateIndex("EmailIndex", Users, "NormalizedEmail");
        migration.CreateIndex("UserNameIndex", Users, "NormalizedUserName", unique: true);
    }

    private static void AddClaimsAndTokens(MigrationBuilder migration)
    {
        migration.CreateTable(
            "AspNetUserClaims",
            table => new
            {
                Id = Counted(table.Column<int>()),
                UserId = table.Column<Guid>(),
                ClaimType = table.Column<string>(nullable: true),
                ClaimValue = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_AspNetUserClaims", claim => claim.Id);
                table.ForeignKey(
                    "FK_AspNetUserClaims_AspNetUsers_UserId",
                    claim => claim.UserId,
                    Users,
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateIndex("IX_AspNetUserClaims_UserId", "AspNetUserClaims", "UserId");
        migration.CreateTable(
            "AspNetUserTokens",
            table => new
            {
                UserId = table.Column<Guid>(),
                LoginProvider = table.Column<string>(maxLength: KeyLength),
                Name = table.Column<string>(maxLength: KeyLength),
                Value = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey(
                    "PK_AspNetUserTokens",
                    token => new
                    {
                        token.UserId,
                        token.LoginProvider,
                        token.Name,
                    }
                );
                table.ForeignKey(
                    "FK_AspNetUserTokens_AspNetUsers_UserId",
                    token => token.UserId,
                    Users,
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
    }

    private void AddLoginsAndPasskeys(MigrationBuilder migration)
    {
        migration.CreateTable(
            "AspNetUserLogins",
            table => new
            {
                LoginProvider = table.Column<string>(maxLength: KeyLength),
                ProviderKey = table.Column<string>(maxLength: KeyLength),
                ProviderDisplayName = table.Column<string>(nullable: true),
                UserId = table.Column<Guid>(),
            },
            constraints: table =>
            {
                table.PrimaryKey(
                    "PK_AspNetUserLogins",
                    login => new { login.LoginProvider, login.ProviderKey }
                );
                table.ForeignKey(
                    "FK_AspNetUserLogins_AspNetUsers_UserId",
                    login => login.UserId,
                    Users,
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateIndex("IX_AspNetUserLogins_UserId", "AspNetUserLogins", "UserId");
        var json = IsPostgres ? "jsonb" : "TEXT";
        migration.CreateTable(
            "AspNetUserPasskeys",
            table => new
            {
                CredentialId = table.Column<byte[]>(maxLength: 1024),
                UserId = table.Column<Guid>(),
                Data = table.Column<string>(json),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_AspNetUserPasskeys", passkey => passkey.CredentialId);
                table.ForeignKey(
                    "FK_AspNetUserPasskeys_AspNetUsers_UserId",
                    passkey => passkey.UserId,
                    Users,
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateIndex("IX_AspNetUserPasskeys_UserId", "AspNetUserPasskeys", "UserId");
    }

    private static void AddOurs(MigrationBuilder migration)
    {
        migration.CreateTable(
            "account_sessions",
            table => new
            {
                Id = table.Column<string>(maxLength: 64),
                AccountId = table.Column<Guid>(),
                StartedAt = table.Column<long>(),
                SeenAt = table.Column<long>(),
                EndedAt = table.Column<long>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_account_sessions", session => session.Id)
        );
        migration.CreateIndex("IX_account_sessions_AccountId", "account_sessions", "AccountId");
        migration.CreateTable(
            "account_kept_forms",
            table => new
            {
                Id = table.Column<string>(maxLength: 64),
                AccountId = table.Column<Guid>(),
                KeptAt = table.Column<long>(),
                Sealed = table.Column<byte[]>(),
            },
            constraints: table => table.PrimaryKey("PK_account_kept_forms", form => form.Id)
        );
        migration.CreateTable(
            "account_form_keys",
            table => new { Id = Counted(table.Column<int>()), Sealed = table.Column<byte[]>() },
            constraints: table => table.PrimaryKey("PK_account_form_keys", key => key.Id)
        );
    }

    private static OperationBuilder<AddColumnOperation> Counted(
        OperationBuilder<AddColumnOperation> column
    ) =>
        column
            .Annotation("Sqlite:Autoincrement", true)
            .Annotation(
                "Npgsql:ValueGenerationStrategy",
                Npgsql
                    .EntityFrameworkCore
                    .PostgreSQL
                    .Metadata
                    .NpgsqlValueGenerationStrategy
                    .IdentityByDefaultColumn
            );
}
