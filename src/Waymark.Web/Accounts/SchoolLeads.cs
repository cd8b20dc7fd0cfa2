using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Waymark.Web.Accounts;

/// <summary>Has every table lead with the school, Identity's own too: keys and indexes begin with its id, queries find the rows of the school served, and new rows are of that school.</summary>
internal static class SchoolLeads
{
    public const string Column = nameof(Account.SchoolId);

    /// <summary>The last thing said of a model: a table named later would not lead with its school.</summary>
    public static void InEveryTable(ModelBuilder builder, Guid served)
    {
        var tables = builder.Model.GetEntityTypes().Where(type => !type.IsOwned()).ToList();
        var links = tables.SelectMany(table => table.GetForeignKeys()).ToList();
        foreach (var link in links)
        {
            link.DeclaringEntityType.RemoveForeignKey(link);
        }

        foreach (var table in tables)
        {
            Lead(builder, table, served);
        }

        foreach (var link in links)
        {
            builder
                .Entity(link.DeclaringEntityType.ClrType)
                .HasOne(link.PrincipalEntityType.ClrType)
                .WithMany()
                .HasForeignKey(Led(link.Properties))
                .OnDelete(link.DeleteBehavior);
        }
    }

    /// <summary>Whose new rows are: said when they are saved, whoever added them.</summary>
    public static void InNewRows(AccountsDb db)
    {
        foreach (
            var row in db
                .ChangeTracker.Entries()
                .Where(row => row.State == EntityState.Added && !row.Metadata.IsOwned())
        )
        {
            row.Property(Column).CurrentValue = db.Served;
        }
    }

    private static void Lead(ModelBuilder builder, IMutableEntityType type, Guid served)
    {
        var table = builder.Entity(type.ClrType);
        table.Property<Guid>(Column).ValueGeneratedNever();
        table.HasKey(Led(type.FindPrimaryKey()!.Properties));
        foreach (var index in type.GetIndexes().ToList())
        {
            var (name, isUnique) = (index.GetDatabaseName(), index.IsUnique);
            type.RemoveIndex(index);
            table.HasIndex(Led(index.Properties)).HasDatabaseName(name).IsUnique(isUnique);
        }

        type.SetQueryFilter(IsOf(served, type.ClrType));
    }

    private static string[] Led(IEnumerable<IReadOnlyProperty> properties) =>
        [Column, .. properties.Select(property => property.Name)];

    private static LambdaExpression IsOf(Guid school, Type type)
    {
        var row = Expression.Parameter(type);
        var its = Expression.Call(
            typeof(EF),
            nameof(EF.Property),
            [typeof(Guid)],
            row,
            Expression.Constant(Column)
        );
        return Expression.Lambda(Expression.Equal(its, Expression.Constant(school)), row);
    }
}
