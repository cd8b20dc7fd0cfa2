using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Waymark.Cases;
using Waymark.Web.Security;

namespace Waymark.Web.Accounts;

/// <summary>Who sits at which browser, on the server: ending one takes effect with the next request.</summary>
internal sealed class Sessions(AccountsDb db, TimeProvider clock)
{
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(12);
    private static readonly TimeSpan s_idle = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan s_idleOfTheLead = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan s_noteEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_provedFor = TimeSpan.FromMinutes(5);

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    public static TimeSpan IdleFor(IReadOnlyList<string> roles) =>
        roles.Any(role => role is Roles.SafeguardingLead or Roles.DeputyLead or Roles.Head)
            ? s_idleOfTheLead
            : s_idle;

    /// <summary>Starts a session and gives the secret that only the browser keeps.</summary>
    public async Task<string> Start(Account account)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        db.Sessions.Add(
            new Session
            {
                Id = Hash(secret),
                AccountId = account.Id,
                StartedAt = Now,
                SeenAt = Now,
                ProvedAt = Now,
            }
        );
        await db.SaveChangesAsync();
        return secret;
    }

    /// <summary>The account of a session that still runs, or null.</summary>
    /// <param name="isThere">The person asks, which is noted; false where their page asks by itself.</param>
    public async Task<Account?> Find(string secret, bool isThere = true)
    {
        var id = Hash(secret);
        var found = await (
            from session in db.Sessions.AsNoTracking()
            join account in db.Users.AsNoTracking() on session.AccountId equals account.Id
            where session.Id == id && session.EndedAt == null && account.IsOpen
            select new { Session = session, Account = account }
        ).FirstOrDefaultAsync();
        if (found is null || HasRunOut(found.Session, found.Account))
        {
            return null;
        }

        if (isThere && Now - found.Session.SeenAt > s_noteEvery.TotalMilliseconds)
        {
            await db
                .Sessions.Where(session => session.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(session => session.SeenAt, Now));
        }

        return found.Account;
    }

    public Task End(string secret)
    {
        var id = Hash(secret);
        return EndWhere(db.Sessions.Where(session => session.Id == id));
    }

    public Task EndAll(Guid account) =>
        EndWhere(db.Sessions.Where(session => session.AccountId == account));

    /// <summary>Whether this person proved within the last minutes who they are.</summary>
    public Task<bool> IsProved(string secret)
    {
        var id = Hash(secret);
        var since = Now - (long)s_provedFor.TotalMilliseconds;
        return db.Sessions.AnyAsync(session => session.Id == id && session.ProvedAt >= since);
    }

    /// <summary>Notes that they have just proved it.</summary>
    public Task Prove(string secret)
    {
        var id = Hash(secret);
        return db
            .Sessions.Where(session => session.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.ProvedAt, Now));
    }

    /// <summary>Whose session this was, running or ended; null if there never was such a one.</summary>
    public async Task<Guid?> OwnerOf(string secret)
    {
        var id = Hash(secret);
        return await db
            .Sessions.Where(session => session.Id == id)
            .Select(session => (Guid?)session.AccountId)
            .FirstOrDefaultAsync();
    }

    public static ClaimsPrincipal Principal(Account account, string secret) =>
        new(
            new ClaimsIdentity(
                [
                    new Claim(ClaimNames.Person, account.Id.ToString()),
                    new Claim(ClaimNames.School, account.SchoolId.ToString()),
                    new Claim(ClaimNames.Name, account.Name),
                    new Claim(ClaimNames.Session, secret),
                    .. account.Roles.Select(role => new Claim(ClaimNames.Role, role)),
                ],
                "session",
                ClaimNames.Name,
                ClaimNames.Role
            )
        );

    /// <summary>What the browser's script compares to know that a page it kept belongs to another sitting, or to other rights.</summary>
    public static string Epoch(Account account, string secret) =>
        Hash(secret + account.RolesHeld)[..16];

    private bool HasRunOut(Session session, Account account) =>
        Now - session.StartedAt > s_longest.TotalMilliseconds
        || Now - session.SeenAt > IdleFor(account.Roles).TotalMilliseconds;

    private Task<int> EndWhere(IQueryable<Session> sessions) =>
        sessions
            .Where(session => session.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, Now));

    private static string Hash(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
