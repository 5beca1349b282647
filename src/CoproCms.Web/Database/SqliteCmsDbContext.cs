using CoproCms.Data;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Web.Database;

internal sealed class SqliteCmsDbContext(DbContextOptions<SqliteCmsDbContext> options) : CmsDbContext(options);
